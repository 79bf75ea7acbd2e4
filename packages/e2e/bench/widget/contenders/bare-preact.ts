// The least that a flow in Preact does: a shadow root with its styles, one component, showModal().
import { h, render } from 'preact'
import { isShown, openAtClick } from './contender.ts'
import { nativeDialogCss } from './native-dialog-html.ts'
import { texts } from './texts.ts'

function screen(onClose: () => void) {
  return h('form', { method: 'dialog' }, [
    h('header', null, [
      h('small', null, 'Step 1 of 2'),
      h('button', { type: 'button', 'aria-label': texts.close, onClick: onClose }, '×'),
    ]),
    h('h2', { id: 't', tabIndex: -1 }, texts.title),
    h('p', null, texts.optional),
    h(
      'fieldset',
      null,
      texts.reasons.map((label) =>
        h('label', { key: label }, h('input', { type: 'radio', name: 'reason' }), ` ${label}`),
      ),
    ),
    h('label', null, `${texts.comment} `, h('textarea', { rows: 3 })),
    h('p', null, texts.hint),
    h('footer', null, [
      h('button', { type: 'button', onClick: onClose }, texts.next),
      h('button', { type: 'button', onClick: onClose }, texts.exit),
    ]),
  ])
}

let host: HTMLElement | undefined
const dialogOf = () => host?.shadowRoot?.querySelector('dialog')
openAtClick({
  open() {
    host = document.createElement('div')
    const root = host.attachShadow({ mode: 'open' })
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(nativeDialogCss)
    root.adoptedStyleSheets = [sheet]
    document.body.append(host)
    render(h('dialog', { 'aria-labelledby': 't' }, screen(contender.close)), root)
    dialogOf()?.showModal()
    root.querySelector<HTMLElement>('h2')?.focus()
  },
  isOpen: () => isShown(dialogOf()?.querySelector('h2')),
  close() {
    if (host?.shadowRoot) render(null, host.shadowRoot)
    host?.remove()
  },
})
