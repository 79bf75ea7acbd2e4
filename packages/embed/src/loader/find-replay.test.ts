// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { findMatch, findReplay } from './find-replay.ts'

const selector = '[data-fairwell-cancel]'
type Caught = Parameters<typeof findReplay>[0]

/** Catches the next click or submit as the loader does, and hands out what would run it again. */
function catchNext(act: () => void): (() => void) | undefined {
  let replay: (() => void) | undefined
  const hear = (event: Event) => {
    const path = event.composedPath()
    const control = findMatch([(event as Caught).submitter, ...path], selector)
    const found = control && findReplay(event as Caught, path, control, selector)
    if (!found) return
    replay = found
    event.preventDefault()
    event.stopImmediatePropagation()
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

  it('clicks an icon, too', () => {
    draw('<button data-fairwell-cancel><svg><path id="p"/></svg></button>')
    const replay = catchNext(() =>
      find<SVGElement>('path').dispatchEvent(
        new MouseEvent('click', { bubbles: true, composed: true }),
      ),
    )
    replay?.()
    expect(ran).toEqual(['p'])
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

  const again = (html: string) => {
    document.body.innerHTML = html
  }
  const goneFor = (replay: (() => void) | undefined) => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
    const said = vi.spyOn(window, 'alert').mockImplementation(() => {})
    replay?.()
    expect(ran).toEqual([])
    expect(warn.mock.lastCall?.[0]).toContain('FW4103')
    expect(said).toHaveBeenCalledOnce()
    vi.restoreAllMocks()
  }

  it('P2.2-4 finds a control that was drawn anew by its place', () => {
    const rows = (tag: string) =>
      ['a', 'b', 'c'].map((id) => `<${tag} id="${id}" data-fairwell-cancel></${tag}>`).join('')
    draw(rows('button'))
    const replay = catchNext(() => find('#b').click())
    again(rows('span'))
    replay?.()
    expect(ran).toEqual(['b'])
  })

  it('P2.2-4 takes no other control for one that is gone', () => {
    draw(
      '<button id="a" data-fairwell-cancel></button><button id="b" data-fairwell-cancel></button>',
    )
    const replay = catchNext(() => find('#b').click())
    find('#b').remove()
    goneFor(replay)
  })

  it('P2.2-4 takes no other control that looks the same: rows that only a listener tells apart', () => {
    const row = '<button data-fairwell-cancel>Cancel</button>'
    draw(row + row)
    const replay = catchNext(() => (document.body.lastElementChild as HTMLElement).click())
    again(row)
    goneFor(replay)
  })

  it.each([
    'href="#"',
    'href="javascript:void 0"',
    'href="/subscription" data-method="delete"',
    'href="/subscription" data-turbo-method="delete"',
    'href="/subscription" hx-delete="/subscription"',
  ])('P2.2-4 says that a link is gone whose address is not what it does: %s', (attributes) => {
    draw(`<a ${attributes} data-fairwell-cancel></a>`)
    const replay = catchNext(() => find('a').click())
    again('')
    goneFor(replay)
  })

  it('P2.2-4 takes no control of the page for one that was in a shadow root', () => {
    draw('<div></div><button id="b" data-fairwell-cancel></button>')
    const root = find('div').attachShadow({ mode: 'open' })
    root.innerHTML = '<button id="a" data-fairwell-cancel></button>'
    const replay = catchNext(() => root.querySelector('button')?.click())
    root.innerHTML = ''
    goneFor(replay)
  })

  it('P2.2-4 finds what was pressed in a marked element that was drawn anew', () => {
    const box = '<div data-fairwell-cancel><button id="a"></button><button id="b"></button></div>'
    draw(box)
    const replay = catchNext(() => find('#b').click())
    again(box)
    replay?.()
    expect(ran).toEqual(['b'])
  })

  it('P2.2-4 finds a form by what does not change with each request', () => {
    const rows = (token: string, more = '') =>
      ['a', 'b']
        .map(
          (id) =>
            `<form data-fairwell-cancel ${more}><input name="authenticity_token" value="${token}"><button id="${id}" name="${id}"></button></form>`,
        )
        .join('')
    draw(rows('1'))
    const replay = catchNext(() => find('#b').click())
    again(rows('2', 'data-new-by-extension'))
    document.body.dataset.scrollLocked = '1'
    replay?.()
    delete document.body.dataset.scrollLocked
    expect(ran).toEqual(['b', 'submit by b'])
  })

  it('P2.2-4 knows a control again that has lost focus and hover', () => {
    const row = (id: string) =>
      `<p data-state="open"><button id="${id}" data-fairwell-cancel></button></p>`
    draw(row('a') + row('b'))
    const focus = {
      'data-focus': '',
      'data-hovered': 'true',
      tabindex: '0',
      'data-ui-state': 'hover',
    }
    for (const [name, value] of Object.entries(focus)) find('#b').setAttribute(name, value)
    const replay = catchNext(() => find('#b').click())
    for (const name of Object.keys(focus)) find('#b').removeAttribute(name)
    find('#b').closest('p')?.setAttribute('data-state', 'closed')
    find('#b').tabIndex = -1
    replay?.()
    expect(ran).toEqual(['b'])
  })

  it('P2.2-4 tells controls of one form apart, drawn anew, and in no time where it is the whole page', () => {
    const fields = Array.from({ length: 3000 }, (_, id) => `<i id="i${id}" data-a="${id}"></i>`)
    const page = `<form>${fields.join('')}<input type="button" id="a" data-fairwell-cancel><input type="button" id="b" data-fairwell-cancel></form>`
    draw(page)
    const start = performance.now()
    const replay = catchNext(() => find('#b').click())
    again(page)
    replay?.()
    expect(performance.now() - start).toBeLessThan(1500)
    expect(ran).toEqual(['b'])
  })

  it('P2.2-4 does not press what has been disabled since', () => {
    draw('<button id="a" data-fairwell-cancel></button>')
    const replay = catchNext(() => find('#a').click())
    find<HTMLButtonElement>('#a').disabled = true
    goneFor(replay)
  })

  it('P2.2-1 presses a button in the shadow root of a marked element', () => {
    draw('<div id="host" data-fairwell-cancel></div>')
    const root = find('#host').attachShadow({ mode: 'open' })
    root.innerHTML = '<button><i></i></button>'
    const pressed = vi.fn()
    root.querySelector('button')?.addEventListener('click', pressed)
    const replay = catchNext(() => root.querySelector('i')?.click())
    expect(pressed).not.toHaveBeenCalled()
    replay?.()
    expect(pressed).toHaveBeenCalledOnce()
  })

  it('P2.2-1 leaves what is in a closed shadow root of a custom element to the browser', () => {
    customElements.define(
      'x-cancel',
      class extends HTMLElement {
        constructor() {
          super()
          this.attachShadow({ mode: 'closed' }).innerHTML = '<button></button>'
        }
      },
    )
    draw('<x-cancel data-fairwell-cancel></x-cancel>')
    expect(catchNext(() => find('x-cancel').click())).toBeUndefined()
  })

  it('P2.2-2 leaves what is disabled in a marked element, and a link in a drawing, to the browser', () => {
    draw('<div data-fairwell-cancel><b aria-disabled="true" id="b"></b></div>')
    expect(catchNext(() => find('#b').click())).toBeUndefined()
    draw('<svg><a href="/c" data-fairwell-cancel><text id="t"></text></a></svg>')
    const click = new MouseEvent('click', { bubbles: true })
    expect(catchNext(() => find('#t').dispatchEvent(click))).toBeUndefined()
  })

  it('P2.2-2 leaves a field of a form in a marked element alone, and catches the submit', () => {
    draw('<div data-fairwell-cancel><form><input id="i"><button id="b"></button></form></div>')
    expect(catchNext(() => find('#i').click())).toBeUndefined()
    catchNext(() => find('#b').click())?.()
    expect(ran).toEqual(['i', 'b', 'submit by b'])
  })

  it('P2.2-4 clicks as the person did', () => {
    draw('<button id="a" data-fairwell-cancel></button>')
    let seen: MouseEvent | undefined
    find('#a').onclick = (event) => {
      seen = event
    }
    const click = { bubbles: true, cancelable: true, composed: true, clientX: 5, detail: 1 }
    const replay = catchNext(() => find('#a').dispatchEvent(new MouseEvent('click', click)))
    replay?.()
    expect(seen).toMatchObject(click)
  })
})
