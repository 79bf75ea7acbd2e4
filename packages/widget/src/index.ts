export { en, type Messages } from './messages/en.ts'
export { mountCancelFlow } from './mount-cancel-flow.ts'
export {
  type ReleaseNoticeOptions,
  showReleaseNotice,
} from './release-notice.tsx'
export type {
  CustomRenderer,
  DialogOptions,
  MountedWidget,
  WidgetOptions,
} from './widget-options.ts'
