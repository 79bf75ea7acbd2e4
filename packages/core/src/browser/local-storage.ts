/** How every key of ours starts: the rest belongs to the host page. */
export const prefix = 'fairwell:'

/**
 * What `use` gives for the page's `localStorage`; undefined where that is missing, denied even to look
 * at, or full, each of which may change at any time.
 */
export function useLocal<Value>(use: (storage: Storage) => Value): Value | undefined {
  try {
    // Reading the property itself throws a SecurityError where cookies are blocked.
    return use(localStorage)
  } catch {
    return undefined
  }
}
