import { scenes } from '../../../widget/playground/scenes.ts'

/** Every screen in every state that looks or reads differently, and the notices beside the flow. */
export const sceneNames: readonly string[] = [
  ...Object.keys(scenes),
  'release-notice',
  'closing-notice',
]
