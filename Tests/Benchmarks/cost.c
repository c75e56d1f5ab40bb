// cost REPORT COMMAND...
//
// Runs a command and writes into REPORT what it and the children it waited for took: CPU seconds of user and
// system together, wall seconds, and the largest resident set in kB. Exits as the command does.
//
// Linux counts towards a process's largest resident set what the process that started it has. This program
// is small, so that the figure is the command's own, which it would not be with Python in its place.

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static void require(int holds, const char *what) {
  if (holds) return;
  perror(what);
  exit(2);
}

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static double seconds(struct timeval time) {
  return (double)time.tv_sec + (double)time.tv_usec / 1e6;
}

static pid_t started(char **command) {
  pid_t process = fork();
  require(process >= 0, "fork");
  if (process > 0) return process;
  // Nothing goes on being measured when the one who measures is gone.
  prctl(PR_SET_PDEATHSIG, SIGTERM);
  execvp(command[0], command);
  perror(command[0]);
  _exit(127);
}

static void report(const char *path, const struct rusage *used, double wall) {
  FILE *file = fopen(path, "w");
  require(file != NULL, path);
  double cpu = seconds(used->ru_utime) + seconds(used->ru_stime);
  fprintf(file, "%.6f %.6f %ld\n", cpu, wall, used->ru_maxrss);
  require(fclose(file) == 0, path);
}

int main(int count, char **arguments) {
  if (count < 3) {
    fputs("usage: cost REPORT COMMAND...\n", stderr);
    return 2;
  }
  int status = 0;
  struct rusage used;
  double began = now();
  pid_t process = started(arguments + 2);
  require(wait4(process, &status, 0, &used) == process, "wait4");
  report(arguments[1], &used, now() - began);
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}
