/** Data whose keys may be there with nothing in them. */
export type Loose<Data> = { readonly [Key in keyof Data]: Data[Key] | undefined }

/** A copy without the keys that are undefined: in JSON there are none. */
export function compact<Data extends object>(data: Loose<Data>): Data {
  return Object.fromEntries(Object.entries(data).filter(([, value]) => value !== undefined)) as Data
}
