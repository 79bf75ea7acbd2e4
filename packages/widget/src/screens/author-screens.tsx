import { actionButton } from '../action-button.tsx'
import { factsList } from '../facts-list.tsx'
import type { ScreenDrawer } from '../view.ts'
import { surveyQuestions } from './survey-questions.tsx'

/** Shows the author's words. */
export const infoScreen: ScreenDrawer = (view) => ({
  first: actionButton(view, view.text.next, () => view.flow.next()),
})

/** Asks the author's own questions, or why they leave. Nothing in it has to be answered. */
export const questionsScreen: ScreenDrawer = (view) => ({
  ...infoScreen(view),
  content: surveyQuestions(view),
})

/** Shows the author's data as plain facts. */
export const customScreen: ScreenDrawer = (view) => ({
  ...infoScreen(view),
  content: factsList(
    Object.entries(view.state.data ?? {}).map(([key, value]) => [key, view.format.data(value)]),
  ),
})
