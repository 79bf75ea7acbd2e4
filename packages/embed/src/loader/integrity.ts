/**
 * What the other two files of this build must be, by name, in the words of an `integrity` attribute.
 * Empty in the source: the build, which writes the loader last, puts it in.
 */
export const integrity: Readonly<Record<string, string>> = {}
