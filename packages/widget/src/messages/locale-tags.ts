/** The locales that there are messages in beside English: `locales/<tag>.ts`, in lower case. */
export const localeTags: readonly string[] =
  'ar cs da de es fr he hi id it ja ko nl pl pt-BR ru sv tr uk zh-Hans zh-Hant'.split(' ')
