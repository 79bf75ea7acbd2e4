export {
  type RecordedRequest,
  type RecordingServer,
  recordingServer,
  type ServerBehaviour,
} from './recording-server.ts'
