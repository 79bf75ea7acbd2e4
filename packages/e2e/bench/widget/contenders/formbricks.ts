// Formbricks' survey as a modal.
import { isShown, openAtClick } from './contender.ts'
import { texts } from './texts.ts'

declare const formbricksSurveys: { renderSurveyModal(options: object): void }

const survey = {
  id: 'leaving',
  name: 'leaving',
  type: 'web',
  status: 'inProgress',
  welcomeCard: { enabled: false },
  thankYouCard: { enabled: false },
  questions: [
    {
      id: 'reason',
      type: 'multipleChoiceSingle',
      headline: texts.title,
      subheader: texts.comment,
      required: true,
      shuffleOption: 'none',
      choices: texts.reasons.map((label, index) => ({ id: `r${index}`, label })),
      buttonLabel: texts.next,
    },
  ],
  autoClose: null,
  triggers: [],
  inlineTriggers: null,
  redirectUrl: null,
  styling: null,
}
const modal = () => document.querySelector('#formbricks-modal-container')
openAtClick({
  open: () =>
    formbricksSurveys.renderSurveyModal({
      survey,
      brandColor: '#225599',
      isBrandingEnabled: false,
      activeQuestionId: undefined,
      placement: 'center',
      clickOutside: true,
      darkOverlay: true,
      highlightBorderColor: null,
      onDisplay() {},
      onResponse() {},
      onActiveQuestionChange() {},
      onClose() {},
      onFinished() {},
      onFileUpload() {},
      getRecontactDays() {},
      responseCount: 0,
    }),
  isOpen: () => isShown(modal()?.querySelector('form')),
  // What Formbricks' own script does when the survey says that it was closed.
  close: () => modal()?.remove(),
})
