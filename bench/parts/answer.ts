/** The other end of `child.ts`: a process that answers questions until whoever asks is gone. */
export function answerQuestions(answer: (question: never) => unknown): void {
  process.on("disconnect", () => process.exit(0));
  process.on("SIGTERM", () => process.exit(0));
  process.on("message", async ({ number, question }: { number: number; question: unknown }) => {
    const given = await answer(question as never);
    process.send?.({ answerTo: number, answer: given ?? null });
  });
}
