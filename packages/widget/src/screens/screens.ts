import type { Screen } from '@fairwell/core'
import type { ScreenDrawer } from '../view.ts'
import { customScreen, infoScreen, questionsScreen } from './author-screens.tsx'
import { cancelledScreen } from './cancelled-screen.tsx'
import { confirmScreen } from './confirm-screen.tsx'
import { failedScreen } from './failed-screen.tsx'
import { offerScreen } from './offer-screen.tsx'
import { permissionScreen } from './permission-screen.tsx'
import { savedScreen } from './saved-screen.tsx'
import { workingScreen } from './working-screen.tsx'

/** How each screen is drawn. */
export const screens: Record<Exclude<Screen, 'closed'>, ScreenDrawer> = {
  permission: permissionScreen,
  survey: questionsScreen,
  offer: offerScreen,
  confirm: confirmScreen,
  info: infoScreen,
  questions: questionsScreen,
  custom: customScreen,
  working: workingScreen,
  saved: savedScreen,
  cancelled: cancelledScreen,
  failed: failedScreen,
}
