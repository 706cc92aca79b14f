import type { Course } from './course.ts';
import { courseNames, openCourse } from './courses.ts';
import type { Progress } from './progress.ts';

/** The courses, with how far the user is in each. */
export function courseRows(progress: Progress) {
  return courseNames().map((name) => {
    const course = openCourse(name);
    const { done } = progress.of(name);
    const steps = course.steps.length;
    const ended = course.steps.filter(({ id }) => id in done).length;
    return {
      course: name,
      about: course.title,
      steps,
      minutes: course.minutes,
      done: ended === 0 ? 'not begun' : ended === steps ? 'all of it' : `${ended} of ${steps}`,
    };
  });
}

/** The steps of a course, with what was done of them. */
export function stepRows({ name, steps }: Course, progress: Progress) {
  const { done } = progress.of(name);
  return steps.map(({ id, title, lesson }, at) => ({
    step: at + 1,
    lesson: lesson.title,
    title,
    done: done[id] ?? '',
  }));
}
