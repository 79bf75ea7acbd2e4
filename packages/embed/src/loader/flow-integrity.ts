/**
 * What this build's `fairwell-flow.js` must be, in the words of an `integrity` attribute. Empty in the
 * source: the build, which writes the loader last, puts it in.
 */
export const flowIntegrity: string = ''
