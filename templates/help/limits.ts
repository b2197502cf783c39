// What ACH does not tell you: the limits of the method, for its page and for the one-page guide.

interface MethodLimit {
  readonly claim: string
  readonly because: string
}

export const METHOD_LIMITS: readonly MethodLimit[] = [
  {
    claim: 'Which hypothesis is true, or how likely each one is.',
    because: 'A low score means that the hypothesis has survived this evidence. It is not a probability.',
  },
  { claim: 'Whether the right answer is on your list.', because: 'A hypothesis that nobody wrote down has no column.' },
  {
    claim: 'More than you put in.',
    because: 'Ratings and weights are judgements, and bias enters through both. Set the weights in a separate pass, before you rate.',
  },
  {
    claim: 'How many independent sources you have.',
    because:
      'Five items from one origin count five times (circular reporting). Put them in a cluster and see which hypothesis leads without it.',
  },
  {
    claim: 'Whether a source is deceiving you.',
    because: 'A deceptive item counts like any other. Run the deception check, and the what-if that leaves the source out.',
  },
  {
    claim: 'That the analysis is free of bias.',
    because: 'Studies do not show that ACH alone removes confirmation bias. It lets others check every judgement.',
  },
]
