// What the words and marks next to the items mean, above the matrix.

export const DIAGNOSTICITY_MEANING = 'How far the item tells the hypotheses apart: 0 not at all, 2 as far as possible.'
export const RELIABILITY_MEANING =
  'Reliability of the source, from A (completely reliable) to E (unreliable); F: it cannot be judged. A number from 1 to 6 grades the item.'
export const CLUSTER_MEANING = 'Items from one origin. They repeat each other rather than confirm each other.'

export const Legend = ({ scored }: { scored: boolean }) => (
  <details class="no-print">
    <summary>Words and marks</summary>
    <dl class="facts">
      <dt>A to F</dt>
      <dd>{RELIABILITY_MEANING}</dd>
      <dt>Cluster</dt>
      <dd>{CLUSTER_MEANING}</dd>
      {scored && (
        <>
          <dt>Weight</dt>
          <dd>From ×0.5 to ×2. It follows from credibility and relevance: is the item believable, and does it bear on the question?</dd>
          <dt>Diagnosticity</dt>
          <dd>{DIAGNOSTICITY_MEANING}</dd>
          <dt>◆ linchpin</dt>
          <dd>Without this item, the result would be different.</dd>
        </>
      )}
    </dl>
  </details>
)
