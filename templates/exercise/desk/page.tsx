// The desk, the facilitator's page of an exercise: stages, timer, participants, joining. It is private.
import { helpLink, paths } from '../../../src/paths.ts'
import { Shell } from '../../layout/shell.tsx'
import { DeskProposals, DeskQuestions, DeskReasons } from './decisions.tsx'
import { JoinPanel, PaperPanel } from './join-panel.tsx'
import { DeskLead } from './lead.tsx'
import type { DeskModel, DeskNotice } from './model.ts'
import { DeskNoticeBox } from './notice.tsx'
import { DeskPeople } from './people.tsx'
import { DeskPreview } from './preview.tsx'
import { DeskRemote } from './remote.tsx'
import { CoursePanel } from './settings.tsx'
import { DeskStages } from './stages.tsx'

interface DeskPageProps {
  readonly model: DeskModel
  readonly notice: DeskNotice | null
}

export const DeskPage = ({ model, notice }: DeskPageProps) => {
  const { id, view } = model
  return (
    <Shell title={`Desk: ${view.title}`} screen="desk" scripts={['exercise/desk/desk']}>
      <header class="topbar">
        <a class="home" href={paths.home()} aria-label="ACH, all workbooks">
          ACH
        </a>
        <a class="crumb" href={paths.workbook(id)} dir="auto">
          {view.title}
        </a>
        {view.marking && <bdi class="marking">{view.marking}</bdi>}
        <div class="bar-end">
          <span class="saved" id="live" role="status">
            <DeskLive model={model} />
          </span>
          <a class="btn" data-kind="plain" data-size="s" href={paths.workbook(id)}>
            Workbook
          </a>
          <a class="btn" data-kind="plain" data-size="s" href={helpLink('exercises', id)}>
            Help
          </a>
        </div>
      </header>
      <main id="main" data-news={paths.exerciseHints(id)}>
        <div id="desk-away" class="desk-notice" role="alert"></div>
        <div id="desk-notice" class="desk-notice">
          {notice && <DeskNoticeBox id={id} notice={notice} />}
        </div>
        <DeskContent model={model} />
      </main>
    </Shell>
  )
}

export const DeskLive = ({ model: { connected } }: { model: DeskModel }) => <>Live, {connected} connected</>

/** The part that live updates replace. */
export const DeskContent = ({ model }: { model: DeskModel }) => (
  <div id="desk" class="desk">
    <DeskStages model={model} />
    <div class="stack">
      {model.run.stage === 'closed' && <Over model={model} />}
      <DeskLead model={model} />
      <DeskPeople model={model} />
    </div>
    <section class="stack" aria-label="Room, reasons and disagreements" id="desk-room">
      <DeskRemote model={model} />
      <JoinPanel model={model} />
      {model.run.stage !== 'closed' && (
        <>
          <DeskQuestions model={model} />
          <DeskProposals model={model} />
          <DeskReasons model={model} />
        </>
      )}
      <DeskPreview model={model} />
      <PaperPanel model={model} />
      <CoursePanel model={model} />
    </section>
  </div>
)

const Over = ({ model: { id, view } }: { model: DeskModel }) => (
  <section class="panel" aria-labelledby="over">
    <h2 id="over">The exercise is closed: next steps</h2>
    <ul class="bullets">
      <li>
        The exercise is now an ordinary workbook with all participants’ ratings. See the{' '}
        <a href={paths.groupAnalysis(id)}>group analysis</a> (with links to each participant’s own), the{' '}
        <a href={paths.report(id)}>report</a>, the <a href={paths.exports(id)}>exports</a>, the <a href={paths.history(id)}>history</a> and
        the <a href={paths.workbook(id)}>matrix</a>, where you can now add ratings of your own.
      </li>
      <li>
        <a href={paths.redact(id)}>Remove personal data</a>: participants’ names and texts are deleted for good; ratings are kept.
      </li>
    </ul>
    <p class="meta" dir="auto">
      {view.question}
    </p>
  </section>
)
