import { describe, expect, it } from 'vitest'
import { findSinks } from './find-sinks.ts'

const kinds = (code: string) => findSinks(code).map(({ what }) => what)

describe('findSinks', () => {
  it.each([
    ['a.innerHTML = b', ['innerHTML']],
    ['a["innerHTML"] = b', ['innerHTML']],
    ['a["inner" + "HTML"] = b', ['innerHTML']],
    ['const { outerHTML: x } = a', ['outerHTML']],
    ['Object.assign(a, { innerHTML: b })', ['innerHTML']],
    ['h("p", { dangerouslySetInnerHTML: b })', ['dangerouslySetInnerHTML']],
    ['a.insertAdjacentHTML("x", b)', ['insertAdjacentHTML']],
    ['frame.srcdoc = b', ['srcdoc']],
    ['range.createContextualFragment(b)', ['createContextualFragment']],
    ['new DOMParser().parseFromString(b, "text/html")', ['DOMParser', 'parseFromString']],
    ['document.write(b)', ['document.write']],
    ['frame.contentDocument.document.writeln(b)', ['writeln']],
    ['eval(b)', ['eval']],
    ['(0, eval)(b)', ['eval']],
    ['new Function(b)', ['Function']],
    ['Function("return this")()', ['Function']],
    ['setTimeout("go()", 1)', ['setTimeout of a text']],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is the code that is searched
    ['window.setInterval(`go(${b})`)', ['setInterval of a text']],
    ['a.href = "javascript:void 0"', ['javascript: address']],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is the code that is searched
    ['a.href = ` JavaScript:${b}`', ['javascript: address']],
    ['a.setAttribute("onclick", b)', ['setAttribute of onclick']],
    ['a.setAttribute("style", b)', ['setAttribute of style']],
    ['a.setAttributeNS(null, "srcdoc", b)', ['srcdoc', 'setAttribute of srcdoc']],
    ['a.setAttribute(b, c)', ['setAttribute of any name']],
    ['script.src = url', ['src without a policy']],
    ['add("script", { src: url })', ['src without a policy']],
    ['Object.assign(script, { src: url })', ['src without a policy']],
    ['import(url)', ['import()']],
    ['new Worker(url)', ['Worker']],
  ])('finds the sink in %s', (code, expected) => {
    expect(kinds(code).toSorted()).toEqual(expected.toSorted())
  })

  it.each([
    'say("innerHTML is a word here")',
    '// a.innerHTML = b',
    'a.textContent = b',
    'setTimeout(go, 1)',
    'a.setAttribute("open", "")',
    'stream.write(b)',
    'a instanceof Function',
    'a.src = policy?.createScriptURL(url) ?? url',
    'add("script", { src: policy?.createScriptURL(url) ?? url })',
    'h("img", { src: url })',
    'check({ src: url })',
  ])('finds none in %s', (code) => {
    expect(kinds(code)).toEqual([])
  })
})
