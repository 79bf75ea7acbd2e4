/** The locales that there are messages in beside English: `locales/<tag>.ts`, in lower case. */
export const localeTags: readonly string[] = 'ar de he'.split(' ')
