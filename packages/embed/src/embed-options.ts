import type { HttpAdapterOptions } from '@fairwell/adapters/http'
import type { GivenAdapters, Handlers, Json } from '@fairwell/core'
import type { WidgetOptions } from '@fairwell/widget'

/**
 * What `Fairwell.init(options)` takes: every `data-*` attribute of the script tag in camelCase, and
 * what no attribute can say. An option wins over its attribute; a later call over an earlier one.
 */
export interface EmbedOptions {
  /** URL of a definition, or `#id` of an inline one. @default '#fairwell-flow' */
  readonly flow?: string | undefined
  /** The definition itself, instead of `flow`. */
  readonly definition?: unknown
  /** Selector of the host's cancel controls. @default '[data-fairwell-cancel]' */
  readonly cancel?: string | undefined
  /** The account itself, or `#id` of inline JSON. */
  readonly account?: unknown
  /** Base URL of a Fairwell server: turns on server mode. */
  readonly endpoint?: string | undefined
  /** The signed token for `endpoint`, or what fetches it: asked at open, and again after a 401. */
  readonly token?: string | (() => Promise<string>) | undefined
  /** URL that takes batches of events. */
  readonly events?: string | undefined
  /** @default 'cloudevents' */
  readonly eventsFormat?: 'cloudevents' | 'json' | undefined
  /** Headers of the requests to `events`, or what gives them, asked before each. */
  readonly headers?: HttpAdapterOptions['headers']
  /** @default 'live' */
  readonly mode?: 'live' | 'test' | undefined
  /** `close`, `reload` or a same-origin URL, when the result is closed. @default 'close' */
  readonly afterSaved?: string | undefined
  /** As `afterSaved`. @default 'close' */
  readonly afterCancelled?: string | undefined
  /** BCP 47 tag. Default: the page's `lang`. */
  readonly locale?: string | undefined
  /** @default 'auto' */
  readonly theme?: unknown
  /** `modal` covers the page, `sheet` comes from its foot, `inline` stands in `parent`. @default 'modal' */
  readonly layout?: string | undefined
  /** Where pictures may come from beside the page's own origin; in an attribute with spaces between. */
  readonly imageOrigins?: readonly string[] | string | undefined
  /** What an inline flow stands in: an element, or its selector. @default the end of the page */
  readonly parent?: Element | string | undefined
  /** Folder of `fairwell-flow.js` and `fairwell-check.js`. Default: the loader's own. */
  readonly assets?: string | undefined
  /** How long a click is held before the host's own cancel runs, in ms. @default 2000 */
  readonly timeoutMs?: number | string | undefined
  /** Present: also runs in a frame of another origin. */
  readonly allowFramed?: boolean | string | undefined
  readonly handlers?: Handlers | undefined
  readonly adapters?: GivenAdapters | undefined
  /** CSP nonce. Default: the script tag's. */
  readonly nonce?: string | undefined
  /**
   * Anything but empty: the other files run only if they are those of the same build. Default: on where the script
   * tag has an `integrity` of its own.
   */
  readonly integrity?: boolean | string | undefined
  /** Words that take the place of the widget's own, such as those of another language. */
  readonly messages?: WidgetOptions['messages']
  /** Draws screens of kind `custom`, by screen id. */
  readonly renderCustom?: WidgetOptions['renderCustom']
}

/** What `Fairwell.open(options)` takes. */
export interface OpenOptions {
  /** Instead of the account of `init` or the script tag. */
  readonly account?: unknown
  readonly locale?: string | undefined
  /** Id of a reason that is already known. */
  readonly reason?: string | undefined
}

/** What `Fairwell.open()` resolves to: how the attempt ended. */
export interface OpenResult {
  readonly outcome: 'saved' | 'cancelled' | 'released' | 'dismissed' | 'failed'
  /** Empty where no attempt began. */
  readonly attemptId: string
  readonly offerId?: string | undefined
  readonly choice?: Json | undefined
  readonly reason?: string | undefined
}
