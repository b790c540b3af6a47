// The examples of the CommonMark specification, as JSON.
import { tests } from 'commonmark-spec';
import { answer } from './browser.mjs';

answer(tests);
