const mostLevels = 64

/** Whether JSON text nests deeper than anybody's own: what reads it calls itself for each level. */
export function nestsDeeply(json: string): boolean {
  let levels = 0
  for (const [bracket] of json.replace(/"(?:[^"\\]|\\.)*"/g, '').matchAll(/[[\]{}]/g)) {
    levels += bracket === '[' || bracket === '{' ? 1 : -1
    if (levels > mostLevels) return true
  }
  return false
}
