/** What the library costs, beside what the same costs without it. */
@NullMarked
package io.piloted.benchmarks;

import org.jspecify.annotations.NullMarked;
