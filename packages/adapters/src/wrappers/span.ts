/** From where to before where a find goes, in the text that was searched. */
export type Span = readonly [start: number, end: number]

/** Finds one kind of thing in a plain text. */
export type Detector = (text: string) => readonly Span[]
