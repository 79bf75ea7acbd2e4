import type { ReasonSystem } from './reason-system.ts'
import { appStore } from './systems/app-store.ts'
import { chargebee } from './systems/chargebee.ts'
import { googlePlay } from './systems/google-play.ts'
import { paddle } from './systems/paddle.ts'
import { recurly } from './systems/recurly.ts'
import { revenuecat } from './systems/revenuecat.ts'
import { stripe } from './systems/stripe.ts'

/** The systems whose reasons are known here, by their stable ids. */
export const systems = {
  stripe,
  paddle,
  chargebee,
  recurly,
  'google-play': googlePlay,
  'app-store': appStore,
  revenuecat,
} as const satisfies { readonly [id: string]: ReasonSystem }

export type SystemId = keyof typeof systems
