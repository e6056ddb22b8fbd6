import { cleanText } from './clean-text.ts';
import { readTokens } from './tokens.ts';
for (const s of process.argv.slice(2)) console.log(readTokens(cleanText(s.replaceAll('\\n','\n'))).map(t=>`${t.kind==='word'?'':t.kind+':'}${JSON.stringify(t.text)}${t.spaced?'':'^'}`).join(' '));
import { verbOf } from './verbs.ts';
for (const w of 'registr regsiter registerd ergister derigister dregister unblok unblcok unbolck unlock retga aprove approv aproved rejct cancle cancell enrol enrole unasign asign unassgin onbord validte improve register deregster unregster regiter registre reigster ergsiter tegister'.split(' ')) { const v=verbOf(w); console.log(w, v&&v.lemma+' '+v.form)}
