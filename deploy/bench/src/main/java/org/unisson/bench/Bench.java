package org.unisson.bench;

import org.unisson.bench.growth.Growth;
import org.unisson.bench.identity.Identity;
import org.unisson.bench.read.Reads;
import org.unisson.bench.recommend.Recommend;
import org.unisson.bench.sale.FlashSale;
import org.unisson.bench.touch.Touchpoints;
import org.unisson.bench.view.Views;
import org.unisson.local.cli.Command;
import picocli.CommandLine;

/** {@code unisson bench}: measurements, each a subcommand. */
@CommandLine.Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "Measurements of the running stack.",
        subcommands = {
            Propagation.class,
            FlashSale.class,
            Growth.class,
            Reads.class,
            Recommend.class,
            Identity.class,
            Touchpoints.class,
            Views.class
        })
public final class Bench implements Command {

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getOut());
        return CommandLine.ExitCode.USAGE;
    }
}
