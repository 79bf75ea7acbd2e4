import { bridgeKey } from '../bridge.ts'
import { createDelivery } from './create-delivery.ts'

const bridge = window[bridgeKey]
if (bridge && !bridge.delivery) {
  const delivery = createDelivery(bridge)
  bridge.delivery = delivery
  // After whoever loaded this has connected the flows of this page.
  setTimeout(() => delivery.drain())
}
