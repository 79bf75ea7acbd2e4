export { type RunResult, runSchedule } from './run-schedule.ts'
export type { Fate, Garbage, Schedule, Step, StorageFault } from './schedule.ts'
export {
  type SimulationFailure,
  type SimulationOptions,
  type SimulationReport,
  simulateDelivery,
} from './simulate-delivery.ts'
export type { SimulatedParts, SimulatedWay } from './world.ts'
