import type { OpenOptions } from '../embed-options.ts'
import type { Instance } from './create-instance.ts'

/** Where flows come from: the page, or a server. */
export interface FlowSource {
  /** The flow for a control, made now or earlier. Rejects with an EmbedError. */
  find(control?: HTMLElement, open?: OpenOptions): Promise<Instance>
  /** Gets ready what may be got ready before anybody asks. */
  prepare(control?: HTMLElement): void
  close(): void
  /** Lets go of every flow that nobody is in. */
  dispose(): void
}
