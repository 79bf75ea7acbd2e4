/**
 * What this build's `fairwell-locales.js` must be, in the words of an `integrity` attribute. Empty in
 * the source: the build, which writes that file first, puts it in.
 */
export const localesIntegrity: string = ''
