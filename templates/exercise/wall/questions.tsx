// On the wall, in the debrief: the questions that the case brings along.

export const WallQuestions = ({ questions, first }: { questions: readonly string[]; first: number }) => (
  <ol class="questions" start={first}>
    {questions.map((question) => (
      <li dir="auto">{question}</li>
    ))}
  </ol>
)
