// SurveyJS: a model made at the click, drawn into a dialog of the page.
import { isShown, openAtClick } from './contender.ts'
import { texts } from './texts.ts'

interface Model {
  render(element: Element): void
  destroy?(): void
  dispose?(): void
}
declare const Survey: { Model: new (json: object) => Model }

const json = {
  elements: [
    {
      type: 'radiogroup',
      name: 'reason',
      title: texts.title,
      choices: texts.reasons,
      isRequired: true,
    },
    { type: 'comment', name: 'comment', title: texts.comment },
  ],
  completeText: texts.next,
}
let dialog: HTMLDialogElement | undefined
let model: Model | undefined
openAtClick({
  open() {
    dialog = document.createElement('dialog')
    dialog.style.inlineSize = '30rem'
    document.body.append(dialog)
    model = new Survey.Model(json)
    model.render(dialog)
    dialog.showModal()
  },
  isOpen: () => isShown(dialog?.querySelector('input')),
  close() {
    model?.destroy?.()
    dialog?.close()
    dialog?.remove()
    model?.dispose?.()
  },
})
