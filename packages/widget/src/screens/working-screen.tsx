import type { ScreenDrawer } from '../view.ts'

/** Stands in while an action goes on whose own screen is not known any more. */
export const workingScreen: ScreenDrawer = (view) => ({
  title: view.text.workingTitle,
  first: <i />,
})
