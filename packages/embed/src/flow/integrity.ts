// What this build's files must be, in the words of an `integrity` attribute. Empty in the source: the
// build, which writes those files first, puts it in.

/** What `fairwell-locales.js` must be. */
export const localesIntegrity: string = ''
/** What `fairwell-delivery.js` must be. */
export const deliveryIntegrity: string = ''
/** What `fairwell-check.js` must be. */
export const checkIntegrity: string = ''
