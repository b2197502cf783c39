// Places on a participant's sheet for how probable each hypothesis is to them.
import type { Pack } from '../../src/report/pack/pack-content.ts'

export const PackProbabilities = ({ pack, title }: { pack: Pack; title: string }) => (
  <section class="pack-chances" aria-label={title}>
    <p>
      <strong>{title}</strong>
    </p>
    <ul>
      {pack.hypotheses.map(({ id, label }) => (
        <li>
          <span>
            {id} <bdi>{label}</bdi>
          </span>
          <span class="pack-box">%</span>
        </li>
      ))}
    </ul>
  </section>
)
