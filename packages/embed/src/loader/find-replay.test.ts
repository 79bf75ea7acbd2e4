// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { findReplay } from './find-replay.ts'

const selector = '[data-fairwell-cancel]'
type Caught = Parameters<typeof findReplay>[0]

/** Catches the next click or submit as the loader does, and hands out what would run it again. */
function catchNext(act: () => void): (() => void) | undefined {
  let replay: (() => void) | undefined
  const hear = (event: Event) => {
    event.preventDefault()
    event.stopImmediatePropagation()
    const path = event.composedPath()
    const control = path.find(
      (node) => node instanceof Element && node.matches(selector),
    ) as HTMLElement
    // What was prevented by us was not prevented before.
    const seen = new Proxy(event, {
      get: (target, key) =>
        key === 'defaultPrevented'
          ? false
          : key === 'composedPath'
            ? () => path
            : Reflect.get(target, key, target),
    })
    replay = findReplay(seen as Caught, path, control, selector)
  }
  for (const type of ['click', 'submit']) addEventListener(type, hear, { capture: true })
  act()
  for (const type of ['click', 'submit']) removeEventListener(type, hear, { capture: true })
  return replay
}

const find = <Found extends Element = HTMLElement>(selector: string) =>
  document.querySelector(selector) as Found

let ran: string[]
beforeEach(() => {
  ran = []
})
afterEach(() => {
  document.body.innerHTML = ''
})

function draw(html: string): void {
  document.body.innerHTML = html
  document.body.onclick = ({ target }) => {
    ran.push((target as HTMLElement).id)
  }
  document.body.onsubmit = (event) => {
    event.preventDefault()
    ran.push(`submit by ${(event as SubmitEvent).submitter?.id}`)
  }
}

describe('findReplay', () => {
  it('clicks what was hit, not what was marked', () => {
    draw('<div data-fairwell-cancel><button id="inner"><i id="icon"></i></button></div>')
    const replay = catchNext(() => find('#icon').click())
    expect(ran).toEqual([])
    replay?.()
    expect(ran).toEqual(['icon'])
  })

  it('clicks the nearest element that can be clicked', () => {
    draw('<button id="b" data-fairwell-cancel><svg><path/></svg></button>')
    const replay = catchNext(() =>
      find<SVGElement>('path').dispatchEvent(
        new MouseEvent('click', { bubbles: true, composed: true }),
      ),
    )
    replay?.()
    expect(ran).toEqual(['b'])
  })

  it('submits a form with the button that did', () => {
    draw('<form data-fairwell-cancel><button id="a"></button><button id="b"></button></form>')
    const replay = catchNext(() => find<HTMLFormElement>('form').requestSubmit(find('#b')))
    replay?.()
    expect(ran).toEqual(['submit by b'])
  })

  it('submits without requestSubmit where there is none', () => {
    draw('<form data-fairwell-cancel></form>')
    const form = find<HTMLFormElement>('form')
    const replay = catchNext(() => form.requestSubmit())
    form.requestSubmit = undefined as never
    form.submit = () => ran.push('plain')
    replay?.()
    expect(ran).toEqual(['plain'])
  })

  it.each([
    ['a form that is clicked somewhere', '<form data-fairwell-cancel><p id="x"></p></form>'],
    ['a disabled control', '<a id="x" aria-disabled="true" data-fairwell-cancel></a>'],
    ['a link to a new tab', '<a id="x" href="/c" target="_BLANK" data-fairwell-cancel></a>'],
    ['a download', '<a id="x" href="/c" download data-fairwell-cancel></a>'],
    [
      'a button that submits to a new tab',
      '<form><button id="x" formtarget="_blank" data-fairwell-cancel></button></form>',
    ],
    [
      'a button of a form that opens a tab',
      '<form target="_blank"><button id="x" data-fairwell-cancel></button></form>',
    ],
    [
      'a button of a form that is not valid',
      '<form><input required><button id="x" data-fairwell-cancel></button></form>',
    ],
  ])('leaves to the browser: %s', (_what, html) => {
    draw(html)
    expect(catchNext(() => find('#x').click())).toBeUndefined()
  })

  it.each(['ctrlKey', 'metaKey', 'shiftKey', 'altKey'])(
    'leaves a link with %s to the browser',
    (key) => {
      draw('<a id="x" href="/c" data-fairwell-cancel></a>')
      const click = () => new MouseEvent('click', { bubbles: true, cancelable: true, [key]: true })
      expect(catchNext(() => find('#x').dispatchEvent(click()))).toBeUndefined()
      draw('<button id="x" data-fairwell-cancel></button>')
      expect(catchNext(() => find('#x').dispatchEvent(click()))).toBeTypeOf('function')
    },
  )

  it('catches a button that does not submit the form around it, valid or not', () => {
    draw('<form><input required><button type="button" id="x" data-fairwell-cancel></button></form>')
    catchNext(() => find('#x').click())?.()
    expect(ran).toEqual(['x'])
  })

  it('finds a control that was drawn anew by its place', () => {
    const rows = (tag: string) =>
      ['a', 'b', 'c'].map((id) => `<${tag} id="${id}" data-fairwell-cancel></${tag}>`).join('')
    draw(rows('button'))
    const replay = catchNext(() => find('#b').click())
    document.body.innerHTML = rows('span')
    replay?.()
    expect(ran).toEqual(['b'])
  })

  it('takes no other control for one that is gone', () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
    draw(
      '<button id="a" data-fairwell-cancel></button><button id="b" data-fairwell-cancel></button>',
    )
    const replay = catchNext(() => find('#b').click())
    find('#b').remove()
    replay?.()
    expect(ran).toEqual([])
    expect(warn.mock.lastCall?.[0]).toContain('FW4103')
    warn.mockRestore()
  })
})
