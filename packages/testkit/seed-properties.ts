import * as fc from 'fast-check'

// `npm test` says the same of the same commit every time. `FAIRWELL_SEED=random` looks further, as the soak does.
const { FAIRWELL_SEED = '20261122' } = process.env
if (FAIRWELL_SEED !== 'random') fc.configureGlobal({ seed: Number(FAIRWELL_SEED) })
