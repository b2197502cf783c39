// The band above a page that shows the workbook as it was after an earlier change: when that was, its name, and the ways back.
import { LIMITS } from '../../src/ach/model/texts.ts'
import { paths } from '../../src/paths.ts'
import { Notice } from '../ui/notice.tsx'
import { PointInTime } from '../ui/when.tsx'

/** An earlier state of a workbook. */
export interface PastState {
  /** number of its last change */
  readonly seq: number
  /** time of its last change, ISO 8601, UTC */
  readonly at: string
  /** null if nobody named it */
  readonly name: string | null
}

export const PastBand = ({ id, past: { seq, at, name } }: { id: string; past: PastState }) => (
  <Notice kind="what-if" class="past" label="Earlier state">
    <div class="stack-tight">
      <p>
        <strong>
          Earlier state: <PointInTime at={at} />.
        </strong>{' '}
        Nothing can be changed here.
        {name !== null && (
          <>
            {' '}
            <span class="tag">
              <bdi>{name}</bdi>
            </span>
          </>
        )}
      </p>
      <div class="row no-print">
        <a class="btn" data-size="s" href={paths.workbook(id)}>
          Back to the workbook
        </a>
        <a class="btn" data-size="s" href={`${paths.compareStates(id)}?from=${seq}`}>
          Compare with now
        </a>
        <form class="row" method="post" action={paths.nameState(id, seq)}>
          <label class="row">
            Name
            <input class="select" name="name" value={name ?? ''} maxlength={LIMITS.label} autocomplete="off" />
          </label>
          <button type="submit" class="btn" data-size="s">
            Save name
          </button>
        </form>
      </div>
    </div>
  </Notice>
)
