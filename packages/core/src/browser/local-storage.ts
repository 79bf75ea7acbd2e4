/** How every key of ours starts: the rest belongs to the host page. */
const prefix = 'fairwell:'

/**
 * What `use` gives for the page's `localStorage`; undefined where that is missing, denied even to look
 * at, or full, each of which may change at any time.
 */
function useLocal<Value>(use: (storage: Storage) => Value): Value | undefined {
  try {
    // Reading the property itself throws a SecurityError where cookies are blocked.
    return use(localStorage)
  } catch {
    return undefined
  }
}

/** What our `key` holds; undefined where there is nothing, or nothing can be read. */
export function readLocal(key: string): string | undefined {
  return useLocal((local) => local.getItem(prefix + key)) ?? undefined
}

/** Whether our `key` holds the value now. */
export function writeLocal(key: string, value: string): boolean {
  return !!useLocal((local) => {
    local.setItem(prefix + key, value)
    return true
  })
}

export function removeLocal(key: string): void {
  useLocal((local) => local.removeItem(prefix + key))
}

/** Our keys. */
export function localKeys(): string[] {
  const all = useLocal(Object.keys) ?? []
  return all.filter((key) => key.startsWith(prefix)).map((key) => key.slice(prefix.length))
}
