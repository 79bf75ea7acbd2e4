/**
 * Sets a text apart from the one it stands in, as `<bdi>` does: a name or an amount keeps its own
 * direction beside Arabic or Hebrew words. The mark at its end keeps the sign in "US$" where it belongs.
 * https://www.unicode.org/reports/tr9/#Explicit_Directional_Isolates
 */
export function isolate(text: string, dir: 'ltr' | 'rtl' = 'ltr'): string {
  return dir === 'rtl' ? `\u2068${text}\u200e\u2069` : text
}
