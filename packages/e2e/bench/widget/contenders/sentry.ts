// Sentry's user feedback, bundled as its documentation says; its form has its own fields.
import { feedbackIntegration, init } from '@sentry/browser'
import { isShown, openAtClick } from './contender.ts'
import { texts } from './texts.ts'

const feedback = feedbackIntegration({
  autoInject: false,
  enableScreenshot: false,
  formTitle: texts.title,
  submitButtonLabel: texts.next,
  cancelButtonLabel: texts.exit,
})
init({ dsn: 'https://key@shop.example/1', integrations: [feedback] })
const rootOf = () => document.querySelector('#sentry-feedback')?.shadowRoot
let form: Awaited<ReturnType<typeof feedback.createForm>> | undefined
openAtClick({
  async open() {
    form = await feedback.createForm()
    form.appendToDom()
    form.open()
  },
  isOpen: () => isShown(rootOf()?.querySelector('form')),
  close() {
    form?.close()
    form?.removeFromDom()
  },
})
