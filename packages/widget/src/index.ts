export { en } from './messages/en.ts'
export { localeTags } from './messages/locale-tags.ts'
export type { ByInterval, Counted, Messages } from './messages/messages.ts'
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
