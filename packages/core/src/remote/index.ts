export {
  createRemoteActions,
  type Remote,
  type RemoteAttempt,
  type RemoteOptions,
  type RemoteStart,
} from './create-remote-actions.ts'
export { createRemoteFlow, type RemoteFlowOptions } from './create-remote-flow.ts'
