/** What picking and rendering cost, beside the hardware's limit and the peers. {@link io.piloted.benchmarks.Suite} runs it. */
package io.piloted.benchmarks;
