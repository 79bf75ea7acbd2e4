/** ISO 8601 UTC of an instant in milliseconds since the Unix epoch. */
export const iso = (at: number): string => new Date(at).toISOString()
