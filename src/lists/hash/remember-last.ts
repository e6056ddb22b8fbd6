/**
 * The same function with its last answer remembered: the rows of a list name the same maker, model and TPM again and
 * again. For functions of one text that always answer alike.
 */
export function rememberLast<Answer>(decide: (text: string) => Answer): (text: string) => Answer {
  let last = '';
  let answer = decide(last);
  return (text) => {
    if (text !== last) {
      answer = decide(text);
      last = text;
    }
    return answer;
  };
}
