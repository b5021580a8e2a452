export { course } from './course.ts';
export { lesson, type Choice, type Citation, type Lesson, type LessonPart } from './lesson.ts';
export { play, type PartName, type Played } from './play.ts';
