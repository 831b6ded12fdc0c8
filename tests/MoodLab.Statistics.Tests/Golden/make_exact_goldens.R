# Makes exact.json beside this file with R's own binom.test and p.adjust, to compare ours with.
# Run with Debian's r-base-core: Rscript make_exact_goldens.R
number <- function(x) sprintf("%.17g", x)
list_of <- function(x) paste0("[", paste(number(x), collapse = ", "), "]")

cases <- rbind(
    c(91, 184, 0.25), c(90, 184, 0.25), c(2, 8, 0.25), c(0, 8, 0.25), c(8, 8, 0.25), c(17, 46, 1 / 3),
    c(5, 23, 0.25), c(12, 23, 0.5), c(1, 1, 0.5), c(0, 1, 0.3), c(523, 2000, 0.25), c(7, 60, 0.25))
tests <- apply(cases, 1, function(of) {
    two <- binom.test(of[1], of[2], of[3])
    greater <- binom.test(of[1], of[2], of[3], alternative = "greater")
    wide <- binom.test(of[1], of[2], of[3], conf.level = 0.99)
    sprintf('{"case": %s, "two": %s, "greater": %s, "interval": %s, "wide": %s}',
        list_of(of), number(two$p.value), number(greater$p.value), list_of(two$conf.int), list_of(wide$conf.int))
})
values <- c(0.01, 0.04, 0.03, 0.005, 0.6, 0.04, 0.9)
path <- file.path(dirname(sub("--file=", "", grep("--file=", commandArgs(FALSE), value = TRUE))), "exact.json")
writeLines(sprintf('{"binomial": [%s], "values": %s, "holm": %s}',
    paste(tests, collapse = ", "), list_of(values), list_of(p.adjust(values, "holm"))), path)
