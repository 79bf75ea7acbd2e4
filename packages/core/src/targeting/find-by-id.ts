/** The item of a list with this id. */
export function findById<Item extends { readonly id: string }>(
  list: readonly Item[] | undefined,
  id: string | undefined,
): Item | undefined {
  return list?.find((item) => item.id === id)
}
