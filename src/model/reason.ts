/** What makes a break cost something. */
export type BreakRule =
  | 'none'
  | 'start' // the item after it may not begin a line
  | 'end' // the item before it may not end one
  | 'unit' // both belong to one number, code or word
  | 'soft' // both belong to what hangs together and may yet be cut
  | 'span' // the template keeps them together
  | 'space' // a space that no line breaks at, or a full-width one inside a name
  | 'dash' // the line would begin with —— or ……
  | 'word' // the inside of a word

/** What ruled the next better break out. */
export type Reason =
  /** The paragraph ends here. */
  | { readonly kind: 'end' }
  /** There is no better one: nothing had to give way or to be spread. */
  | { readonly kind: 'even' }
  /** Every line keeps its natural width, and the next word or character had no room. */
  | { readonly kind: 'ragged' }
  /** A rule forbids the break between these two, or makes it dear; `excess` is what the line would lack, marks squeezed, at the next legal one. */
  | {
      readonly kind: 'rule'
      readonly rule: BreakRule
      readonly left: string
      readonly right: string
      readonly excess?: number
    }
  /** No legal break gives a line that fits, so this one was made against the rule. */
  | {
      readonly kind: 'forced'
      readonly rule: BreakRule
      readonly left: string
      readonly right: string
    }
  /** With what follows, up to the next legal break, the line would be too long by this, marks squeezed. */
  | { readonly kind: 'long'; readonly text: string; readonly excess: number }
  /** Legal, and the line would be spread by this. */
  | { readonly kind: 'spread'; readonly stretch: number }
  /** A better line could be made here; the lines around it would be worse. */
  | { readonly kind: 'later' }
