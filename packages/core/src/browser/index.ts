export { browserPorts } from './browser-ports.ts'
